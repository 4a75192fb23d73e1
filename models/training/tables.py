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


def is_bounds(value):
    return isinstance(value, list) and len(value) == 2 and all(isinstance(v, (int, float)) for v in value)


def plain(value):
    return not isinstance(value, (dict, list)) or is_bounds(value)


def words(name):
    return str(name).replace("_", " ")


def cells(values):
    """Scalars of an object, by name; an interval goes beside its value."""
    made = {}
    for name, value in values.items():
        if is_bounds(value):
            owner = "value" if name == "interval" else name.removesuffix("_interval")
            if owner != name and owner in values:
                continue
            made[words(name)] = f"{number(float(value[0]))} to {number(float(value[1]))}"
        elif plain(value):
            bounds = values.get("interval" if name == "value" else f"{name}_interval")
            made[words(name)] = bounded(value, bounds) if bounds else number(value)
    return made


def rendered(value, level=4):
    """Any JSON of figures as Markdown: rows of one shape become a table, what is deeper gets a heading."""
    if isinstance(value, list):
        return listed([(None, v) for v in value]) if value and all(isinstance(v, dict) for v in value) else ", ".join(map(number, value))
    parts, alone = [], cells({n: v for n, v in value.items() if plain(v)})
    if alone:
        parts.append(table(("figure", "value"), alone.items()))
    deeper = {n: v for n, v in value.items() if not plain(v)}
    flat = {n: v for n, v in deeper.items() if isinstance(v, dict) and all(map(plain, v.values()))}
    if len(flat) > 1:
        parts.append(listed(flat.items()))
        deeper = {n: v for n, v in deeper.items() if n not in flat}
    for name, part in deeper.items():
        parts += [f"{'#' * level} {words(name)}", rendered(part, min(6, level + 1))]
    return "\n\n".join(p for p in parts if p)


def listed(rows):
    rows = [({"": words(name)} if name is not None else {}) | cells(values) for name, values in rows]
    head = list(dict.fromkeys(column for row in rows for column in row))
    return table(head, [[row.get(column, "") for column in head] for row in rows])
