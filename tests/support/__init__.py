"""What tests share: sites and browsers, servers, plans and cases, each module named for what it holds."""
