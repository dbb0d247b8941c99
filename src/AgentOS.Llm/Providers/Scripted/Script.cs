using AgentOS.Errors;
using AgentOS.Llm.Messages;

namespace AgentOS.Llm.Providers.Scripted;

/// <summary>The answers of a script, and how often each was given. Thread-safe.</summary>
/// <param name="answers">The first that matches is given.</param>
public sealed class Script(IReadOnlyList<ScriptedAnswer> answers)
{
    private readonly Lock _lock = new();
    private readonly int[] _given = new int[answers.Count];

    /// <summary>Takes the answer to a question.</summary>
    /// <exception cref="AgentOSException"><see cref="LlmErrors.NotScripted"/>.</exception>
    public ScriptedAnswer Take(ChatRequest request)
    {
        ChatMessage? newest = request.Messages.Count > 0 ? request.Messages[^1] : null;
        string said = newest is null ? "" : string.Concat(newest.Parts.Select(part => part switch { TextPart text => text.Text, ToolResultPart result => result.Text, _ => "" }));
        bool isAfterTool = newest?.Parts.Any(part => part is ToolResultPart) ?? false;
        lock (_lock)
        {
            for (int index = 0; index < answers.Count; index++)
            {
                ScriptedAnswer answer = answers[index];
                if (_given[index] == answer.Times || !Answers(answer, said, isAfterTool))
                    continue;
                _given[index]++;
                return answer;
            }
        }

        throw new AgentOSException(LlmErrors.NotScripted, "answer", said.Length > 100 ? said[..100] + "…" : said);
    }

    private static bool Answers(ScriptedAnswer answer, string said, bool isAfterTool) =>
        (answer.When is null || said.Contains(answer.When, StringComparison.OrdinalIgnoreCase)) && (answer.AfterTool ?? isAfterTool) == isAfterTool;
}
