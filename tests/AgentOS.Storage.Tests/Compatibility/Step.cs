using System.Runtime.CompilerServices;

namespace AgentOS.Storage.Tests.Compatibility;

/// <summary>One change of a file: by this project, or by a statement of the peer.</summary>
internal sealed record Step(string Name, Func<AgentDatabase, Task>? Ours, string? Theirs)
{
    internal static Step ByUs(Func<AgentDatabase, Task> change, [CallerArgumentExpression(nameof(change))] string name = "") => new(name, change, null);

    internal static Step ByThem(string statement) => new(statement, null, statement);
}
