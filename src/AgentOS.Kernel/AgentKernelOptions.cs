using AgentOS.Kernel.Delegation;
using AgentOS.Kernel.Models;
using AgentOS.Storage;

namespace AgentOS.Kernel;

/// <summary>Settings of a kernel.</summary>
/// <param name="Socket">Where it answers, absolute.</param>
/// <param name="RuntimeDirectory">An existing directory of this user's own for its agents' sockets.</param>
/// <param name="StateDirectory">Where the agents' files are; made when missing.</param>
/// <param name="Version">What HELLO answers.</param>
public sealed record AgentKernelOptions(string Socket, string RuntimeDirectory, string StateDirectory, string Version)
{
    /// <summary>
    /// The directory that operators' commands work on, copy-on-write: absolute and without links. Null is none: they work on their own files only.
    /// </summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>The file the operators share; null is one in the state directory.</summary>
    public DatabaseLocation? OperatorFile { get; init; }

    /// <summary>The file the operators share: one for each working directory, because changes belong to the directory they were made over. Its directory is made.</summary>
    internal DatabaseLocation OperatorDatabase =>
        OperatorFile ?? Path.Combine(Directory.CreateDirectory(Path.Join(StateDirectory, "operators", WorkingDirectory)).FullName, "operator.db");

    /// <summary>The way to language models; null is none.</summary>
    public ModelAccess? Models { get; init; }

    /// <summary>The agents that the program of <see cref="AgentKernel.Host"/> may run; null is none.</summary>
    public IAgentDelegation? Delegation { get; init; }

    /// <summary>The clock of all time limits.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
