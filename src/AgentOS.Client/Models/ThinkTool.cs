using System.Text.Json;

namespace AgentOS.Client.Models;

/// <summary>Something a model may ask for.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Description">What it does.</param>
/// <param name="Parameters">The JSON Schema of its arguments; null is none.</param>
public sealed record ThinkTool(string Name, string? Description = null, JsonElement? Parameters = null);
