using System.Text.Json.Serialization;

namespace AgentOS.Kernel.State.Calls;

/// <summary>Names a key.</summary>
/// <param name="Key">1 to 1024 characters.</param>
/// <param name="Scope">Absent: the first of agent, session and global that has it.</param>
internal sealed record KeyCall([property: JsonRequired] string Key, StateScope? Scope);
