using System.ComponentModel;

namespace AgentOS.Functions.Programs;

internal sealed record ReadArguments(
    [property: Description("File in the sandbox: absolute, or from the working directory")] string Path);
