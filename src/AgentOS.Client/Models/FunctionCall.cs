using System.Text.Json;

namespace AgentOS.Client.Models;

/// <summary>A tool that a model asks for.</summary>
/// <param name="Id">Tells it from others of the answer.</param>
/// <param name="Name">Which.</param>
/// <param name="Args">A JSON object.</param>
public sealed record FunctionCall(string Id, string Name, JsonElement Args);
