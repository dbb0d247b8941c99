namespace AgentOS.Kernel;

/// <summary>Settings of a kernel.</summary>
/// <param name="Socket">Where it answers, absolute.</param>
/// <param name="RuntimeDirectory">An existing directory of this user's own for its agents' sockets.</param>
/// <param name="StateDirectory">Where the agents' files are; made when missing.</param>
/// <param name="Version">What HELLO answers.</param>
public sealed record AgentKernelOptions(string Socket, string RuntimeDirectory, string StateDirectory, string Version)
{
    /// <summary>The clock of all time limits.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
