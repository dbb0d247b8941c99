using System.CommandLine;
using AgentOS.Policy;
using AgentOS.Policy.Documents;
using AgentOS.Policy.Levels;

namespace AgentOS.Cli.Commands.Policies;

/// <summary>The policy that a command line names.</summary>
internal sealed class PolicyChoice
{
    private const string Standard = "standard";

    /// <summary>A level.</summary>
    public Option<string> Level { get; } = new("--level") { Description = "A permission level", HelpName = "LEVEL", DefaultValueFactory = _ => Standard };

    /// <summary>A file.</summary>
    public Option<string?> File { get; } = new("--policy") { Description = "A file of JSON: {\"level\": …, \"permissions\": {…}}, as SET_PERMS takes it", HelpName = "FILE" };

    /// <summary>The file's policy, which changes the level's when it names none of its own.</summary>
    public AgentPolicy Find(ParseResult parse)
    {
        AgentPolicy level = PolicyLevels.Find(parse.GetRequiredValue(Level));
        return parse.GetValue(File) is { } file ? PolicyDocument.Parse(System.IO.File.ReadAllBytes(file)).Apply(level, file) : level;
    }
}
