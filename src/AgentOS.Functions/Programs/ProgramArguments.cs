using System.ComponentModel;
using AgentOS.Client.Programs;

namespace AgentOS.Functions.Programs;

internal sealed record ReadArguments(
    [property: Description("File in the sandbox: absolute, or from the working directory")] string Path);

internal sealed record WriteArguments(
    [property: Description("File in the sandbox: absolute, or from the working directory")] string Path,
    [property: Description("Text to write")] string Content,
    [property: Description("Replace what is there (write), or add to its end (append)")] WriteMode Mode = WriteMode.Write);

internal sealed record ExecArguments(
    [property: Description("Command line for the shell in the sandbox")] string Command,
    [property: Description("Directory to start in")] string? Cwd = null,
    [property: Description("Seconds until it is killed; 30 when absent")] double? Timeout = null);

internal sealed record Written(long BytesWritten);
