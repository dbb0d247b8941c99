using System.CommandLine;
using AgentOS.Cli.Logging;

namespace AgentOS.Cli.CommandLine;

/// <summary>The options every command takes.</summary>
internal sealed class GlobalOptions
{
    public GlobalOptions() => Key.File.Recursive = Key.Keyring.Recursive = true;

    /// <summary>Which agent: a path to its file.</summary>
    public Option<string> Database { get; } = new("--db")
    {
        Description = "The agent's file",
        HelpName = "PATH",
        Recursive = true,
        DefaultValueFactory = _ => "agent.db",
    };

    /// <summary>Where its key is, when it is encrypted.</summary>
    public KeyOptions Key { get; } = new("", "Key of an encrypted agent");

    /// <summary>Where it is written what commands did.</summary>
    public LogOptions Log { get; } = new();

    /// <summary>Results and errors as JSON.</summary>
    public Option<bool> Json { get; } = new("--json")
    {
        Description = "Print results, and errors, as JSON",
        Recursive = true,
    };
}
