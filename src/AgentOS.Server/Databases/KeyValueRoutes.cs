using System.Text.Json;
using AgentOS.Errors;
using AgentOS.Fleet.Tokens;
using AgentOS.Server.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace AgentOS.Server.Databases;

/// <summary>A key with its value.</summary>
internal sealed record KeyValueBody(string Key, JsonElement Value, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);

/// <summary>Keys, in their order.</summary>
internal sealed record KeyValueList(IReadOnlyList<KeyValueBody> Entries);

/// <summary><c>/v1/sandboxes/ID/kv</c>: the sandbox's key-value state.</summary>
internal static class KeyValueRoutes
{
    public static void MapKeyValues(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder keys = routes.MapGroup("/sandboxes/{id}/kv").WithTags("Key-values");
        keys.MapGet("", ListAsync).Needs(TokenScopes.Read).WithSummary("Keys that start with a prefix");
        keys.MapGet("/{**key}", GetAsync).Needs(TokenScopes.Read).WithSummary("A key's value");
        keys.MapPut("/{**key}", SetAsync).Needs(TokenScopes.Write).WithSummary("Set a key to a JSON value");
        keys.MapDelete("/{**key}", DeleteAsync).Needs(TokenScopes.Write).WithSummary("Remove a key");
    }

    private static async Task<KeyValueList> ListAsync(string id, SandboxDatabases databases, string prefix = "") =>
        await databases.ReadAsync(id, async database => new KeyValueList(
            [.. (await database.KeyValue.ListAsync(prefix)).Select(entry => new KeyValueBody(entry.Key, JsonElement.Parse(entry.Json), entry.Created, entry.Updated))]));

    private static async Task<JsonElement> GetAsync(string id, string key, SandboxDatabases databases) =>
        await databases.ReadAsync(id, database => database.KeyValue.GetJsonAsync(key)) is { } json
            ? JsonElement.Parse(json)
            : throw new AgentOSException(ServerErrors.NoEntry, "find key", key);

    private static async Task<NoContent> SetAsync(string id, string key, JsonElement value, SandboxDatabases databases)
    {
        await databases.WriteAsync(id, database => database.KeyValue.SetJsonAsync(key, value.GetRawText()));
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> DeleteAsync(string id, string key, SandboxDatabases databases)
    {
        bool wasThere = false;
        await databases.WriteAsync(id, async database => wasThere = await database.KeyValue.DeleteAsync(key));
        return wasThere ? TypedResults.NoContent() : throw new AgentOSException(ServerErrors.NoEntry, "remove key", key);
    }
}
