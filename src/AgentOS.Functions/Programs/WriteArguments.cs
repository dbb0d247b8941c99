using System.ComponentModel;
using AgentOS.Client.Programs;

namespace AgentOS.Functions.Programs;

internal sealed record WriteArguments(
    [property: Description("File in the sandbox: absolute, or from the working directory")] string Path,
    [property: Description("Text to write")] string Content,
    [property: Description("Replace what is there (write), or add to its end (append)")] WriteMode Mode = WriteMode.Write);
