def topological_order(needs: dict[str, list[str]]) -> list[str]:
    """Orders tasks so that each comes after all that it needs.

    Every task is a key of ``needs``. Among tasks that could come next, the first by name does. Raises ``ValueError``
    when tasks need one another in a circle.
    """
    order: list[str] = []
    while len(order) < len(needs):
        ready = [task for task in needs if task not in order and all(need in order for need in needs[task])]
        if not ready:
            raise ValueError("circle")
        order.append(min(ready))
    return order
