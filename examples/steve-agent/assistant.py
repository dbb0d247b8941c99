"""The loop: ask the model, use the tools it wants, tell it what came of them, until it has nothing more to use."""
import tools

INSTRUCTIONS = "You are Steve, a helpful assistant. Use tools when they help. Answer in Markdown, briefly."
MOST_STEPS = 20


class Assistant:
    def __init__(self, model, memory):
        self._model, self._memory, self._history = model, memory, []
        self._tools = {tool.name: tool for tool in tools.all_of(memory)}

    def answer(self, question, turn):
        before = len(self._history)
        self._history.append({"role": "user", "content": question})
        try:
            for _ in range(MOST_STEPS):
                text, calls = self._model.ask(self._instructions(), self._history, self._tools.values())
                if not calls:
                    return text
                self._model.results(self._history, [(call, self._use(call, turn)) for call in calls])
        except Exception:
            # A turn that failed is forgotten: the model must not see a question without its answer.
            del self._history[before:]
            raise
        return f"I stopped after {MOST_STEPS} steps without an answer."

    def _use(self, call, turn):
        tool = self._tools.get(call.name)
        if tool is None:
            return f"there is no tool {call.name}"
        turn.activity(tool.name, tool.describe(call.arguments))
        try:
            return tool.use(**call.arguments)
        except Exception as failure:  # The model is told, and may try something else.
            return f"{type(failure).__name__}: {failure}"

    def _instructions(self):
        notes = "".join(f"\n- {note}" for note in self._memory.notes)
        return f"{INSTRUCTIONS}\nYou remember:{notes}" if notes else INSTRUCTIONS
