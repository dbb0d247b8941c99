using System.Text.Json.Serialization;

namespace AgentOS.Kernel.Messages.Calls;

/// <summary>A name to take.</summary>
/// <param name="Name">1 to 128 characters.</param>
internal sealed record RegisterCall([property: JsonRequired] string Name);
