"""From an official notice to a dataset: what is read (`recognise`), from which characters, and how sure it is.

The way of `plansite import`: `readers.read_notice` makes the official text of a file, `recognise.notice.recognise`
reads it (`reading.NoticeReading`), `draft.checked_draft.checked_draft` makes data of the reading that the checks
accept, `site_folder.site_files` the files of the folder, which `new_folder.fill_folder` writes as a whole.
"""
