using ModelContextProtocol.Protocol;

namespace AgentOS.Mcp.Prompts;

/// <summary>The prompts there are.</summary>
internal static class AgentPrompts
{
    private const string Path = "path", Period = "period", Task = "task", Tool = "tool";

    public static readonly IReadOnlyList<AgentPrompt> All =
    [
        new("review_changes", "Review changes", "Reviews what the agent changed in the project, before it is applied.",
            [new PromptArgument { Name = Path, Description = "Only this file or directory of the project" }],
            argument => $"Call agentos_diff{Only(argument(Path))} and review the changes as a careful colleague: correctness, security, tests, and files that run by themselves. " +
                "List findings by severity with file and line. End with a recommendation: apply all, apply some (which paths), or discard. Do not call agentos_apply."),
        new("summarize_timeline", "Summarize the timeline", "Tells in a few sentences what was done.",
            [new PromptArgument { Name = Period, Description = "How far back, as '1 hour'" }],
            argument => $"Call agentos_timeline{(argument(Period) is { Length: > 0 } period ? $" for the last {period}" : "")} and summarize what was done: " +
                "which programs ran, which files they changed, what failed. Group by purpose, not by row; name what looks unusual."),
        new("safe_task", "Do a task safely", "Does a task behind a snapshot, and shows the changes.",
            [new PromptArgument { Name = Task, Description = "What is to be done", Required = true }],
            argument => $"Make a snapshot with agentos_snapshot, then do this in the agent's sandbox with agentos_exec, agentos_read and agentos_write:\n\n{argument(Task)}\n\n" +
                "Test what you did. Then show agentos_diff and explain it. If it went wrong, go back with agentos_restore. Ask before agentos_apply."),
        new("explain_failures", "Explain failed tool calls", "Looks for the causes of recent failures.",
            [new PromptArgument { Name = Tool, Description = "Only this tool" }],
            argument => $"Call agentos_tools_recent{(argument(Tool) is { Length: > 0 } tool ? $" with name {tool}" : "")}, find the calls that failed, and explain each: what was tried, why it failed, what to do instead."),
    ];

    private static string Only(string path) => path.Length == 0 ? "" : $" with paths [\"{path}\"]";
}
