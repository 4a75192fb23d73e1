"""Markdown tables of figures that stand in JSON."""


def table(head, rows):
    return "\n".join("| " + " | ".join(map(str, row)) + " |" for row in [head, ["---"] * len(head), *rows])


def number(value):
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    return f"{value:.3f}" if isinstance(value, float) else "–" if value is None else str(value)


def bounded(value, bounds):
    """A value with its interval."""
    return f"{number(float(value))} ({number(float(bounds[0]))} to {number(float(bounds[1]))})" if bounds else number(value)


def figure(values, name):
    """A figure of `classification.py` or of the service's `evaluate`, with its interval where it has one."""
    return bounded(values[name], values.get(f"{name}_interval")) if name in values else ""


def words(name):
    return str(name).replace("_", " ")
