using AgentOS.Errors;

namespace AgentOS.Kernel.Commands;

/// <summary>Failures of commands and files in the caller's sandbox.</summary>
public static class CommandErrors
{
    /// <summary>A caller without a sandbox.</summary>
    public static readonly ErrorDefinition NoSandbox = new("command.no-sandbox",
        "this connection has no sandbox",
        "READ, WRITE and EXEC work in the sandbox of the agent that calls; operators share one. A stranger has none, and an agent that ends has none any more.",
        "Call through the agent's own socket while it runs, or as the user who started the kernel.");

    /// <summary>The command was not started.</summary>
    public static readonly ErrorDefinition NotStarted = new("command.not-started",
        "it could not be started",
        "The working directory is not there, or the sandbox is at its limit of processes.",
        "Check \"cwd\" as the sandbox shows it, and the agent's limits.");

    /// <summary>Too much for one answer.</summary>
    public static readonly ErrorDefinition TooLarge = new("file.too-large",
        "it does not fit into one answer",
        "An answer to READ is at most one frame; content that is no text takes more room than its bytes.",
        "Read it in parts, with \"offset\" and \"length\", and \"encoding\": \"base64\" unless it is ASCII.");

    /// <summary>The file service ended.</summary>
    public static readonly ErrorDefinition ServiceEnded = new("file.service-ended",
        "the program that reads and writes files in the sandbox has ended",
        "The sandbox ended, or is at its limit of processes or memory, or something inside killed it.",
        "Call again: it is started anew.");
}
