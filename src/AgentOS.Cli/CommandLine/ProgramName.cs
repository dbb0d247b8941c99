namespace AgentOS.Cli.CommandLine;

/// <summary>Which of its three names the program was started by.</summary>
internal static class ProgramName
{
    /// <summary>The name that has the store's commands at its root.</summary>
    public const string Store = "agentstore";

    private static readonly string[] s_names = ["agentos", Store, "agent"];

    /// <summary><c>agentos</c>, <c>agentstore</c> or <c>agent</c>.</summary>
    public static string AsCalled { get; } = Of(Environment.GetCommandLineArgs()[0]);

    internal static string Of(string firstArgument) =>
        s_names.FirstOrDefault(name => Path.GetFileName(firstArgument.AsSpan()).SequenceEqual(name)) ?? s_names[0];
}
