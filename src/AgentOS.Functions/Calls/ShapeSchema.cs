using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace AgentOS.Functions.Calls;

/// <summary>JSON Schema of a record, with the descriptions its properties carry.</summary>
internal static class ShapeSchema
{
    private static readonly JsonSchemaExporterOptions s_options = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe };

    public static JsonElement Of(JsonTypeInfo shape)
    {
        using JsonDocument document = JsonDocument.Parse(shape.GetJsonSchemaAsNode(s_options).ToJsonString());
        return document.RootElement.Clone();
    }

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        // "Any JSON" is exported as true; clients of the Model Context Protocol expect an object for every property.
        JsonObject node = schema as JsonObject ?? [];
        if (context.PropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(DescriptionAttribute), inherit: false) is [DescriptionAttribute description])
            node.Insert(0, "description", description.Description);
        return node;
    }
}
