namespace AgentOS.Llm.Messages;

/// <summary>A tool the model may ask for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does; may be empty.</param>
/// <param name="Schema">The JSON Schema of its arguments, as text.</param>
public sealed record ToolDefinition(string Name, string Description, string Schema);
