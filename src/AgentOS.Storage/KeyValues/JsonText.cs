using System.Text.Json;
using AgentOS.Errors;

namespace AgentOS.Storage.KeyValues;

/// <summary>JSON kept as text.</summary>
internal static class JsonText
{
    internal static void Demand(string json, string operation, string subject)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
        }
        catch (JsonException e)
        {
            throw new AgentOSException(StorageErrors.InvalidJson, operation, subject, e.Message, e);
        }
    }

    internal static bool AreEqual(string one, string other)
    {
        try
        {
            using JsonDocument first = JsonDocument.Parse(one);
            using JsonDocument second = JsonDocument.Parse(other);
            return JsonElement.DeepEquals(first.RootElement, second.RootElement);
        }
        catch (JsonException)
        {
            // Another writer stored something that is no JSON: it equals nothing.
            return false;
        }
    }
}
