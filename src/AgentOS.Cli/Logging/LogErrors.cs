using AgentOS.Errors;

namespace AgentOS.Cli.Logging;

/// <summary>Failures of <c>--log-level</c> and <c>--log-file</c>.</summary>
internal static class LogErrors
{
    /// <summary>No such level.</summary>
    public static readonly ErrorDefinition BadLevel = new("log.bad-level",
        "there is no such log level",
        "--log-level and AGENT_LOG_LEVEL take one of four.",
        "Use debug, info, warn or error.",
        ExitCodes.Usage);

    /// <summary>The file cannot be written.</summary>
    public static readonly ErrorDefinition NotWritable = new("log.not-writable",
        "the log file cannot be written",
        "--log-file or AGENT_LOG_FILE names a file that cannot be appended to; nothing was done.",
        "Name a file in a directory of yours.",
        ExitCodes.Usage);
}
