using AgentOS.Errors;

namespace AgentOS.Cli;

/// <summary>The failures that arise in the command line itself.</summary>
internal static class CliErrors
{
    public static readonly ErrorDefinition Usage = new(
        "cli.usage",
        "the command line is not understood",
        "A command, option or argument is unknown, missing or of the wrong kind. Nothing was done.",
        "agentos --help",
        ExitCodes.Usage);

    public static readonly ErrorDefinition BadEnvironment = new(
        "cli.bad-environment",
        "the variables cannot be read",
        "--env takes NAME=value or NAME; --env-file takes a readable file of such lines.",
        "agentos run --help",
        ExitCodes.Usage);

    public static readonly ErrorDefinition Unexpected = new(
        "cli.unexpected",
        "something happened that AgentOS does not know",
        "This is a fault in AgentOS.",
        "Please report it with the command and the whole message.",
        ExitCodes.AgentOSFailed);
}
