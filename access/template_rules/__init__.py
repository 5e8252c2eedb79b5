"""cfn-lint rules of Lectern's own, over every template that is deployed.

`PYTHONPATH=. .venv/bin/cfn-lint -a access/template_rules -t 'amplify/*/*/*/*-template.json'` runs
them beside cfn-lint's own. cfn-lint makes a rule of every class in this folder's modules.
"""
