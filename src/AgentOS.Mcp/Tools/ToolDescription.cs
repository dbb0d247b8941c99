using AgentOS.Functions;
using ModelContextProtocol.Protocol;

namespace AgentOS.Mcp.Tools;

/// <summary>A function as the protocol describes tools.</summary>
internal static class ToolDescription
{
    public static Tool Of(AgentFunction function) => new()
    {
        Name = function.Name,
        Title = function.Definition.Title,
        Description = function.Description,
        InputSchema = function.JsonSchema,
        OutputSchema = function.ReturnJsonSchema,
        Annotations = new ToolAnnotations
        {
            Title = function.Definition.Title,
            ReadOnlyHint = function.Definition.Effects.IsReadOnly,
            DestructiveHint = function.Definition.Effects.IsDestructive,
            IdempotentHint = function.Definition.Effects.IsIdempotent,
            OpenWorldHint = function.Definition.Effects.IsOpenWorld,
        },
    };
}
