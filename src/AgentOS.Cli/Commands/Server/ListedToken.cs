using System.Text.Json.Serialization;
using AgentOS.Cli.Output;
using AgentOS.Fleet.Tokens;

namespace AgentOS.Cli.Commands.Server;

/// <summary>A token; also its JSON shape.</summary>
/// <param name="Id">By which it is revoked.</param>
/// <param name="Name">Whose it is.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">When it ends; null is never.</param>
internal sealed record ListedToken(string Id, string Name, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt)
{
    private static readonly TokenScopes[] s_scopes = [TokenScopes.Read, TokenScopes.Write, TokenScopes.Exec, TokenScopes.Admin];

    /// <summary>The token itself, when it is made.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Token { get; init; }

    public static ListedToken Of(AccessToken token) => new(
        token.Id, token.Name, [.. s_scopes.Where(scope => token.Scopes.HasFlag(scope)).Select(scope => scope.ToString().ToLowerInvariant())], token.CreatedAt, token.ExpiresAt);

    public static void Print(IReadOnlyList<ListedToken> tokens, TextOutput output)
    {
        Table table = new("ID", "NAME", "SCOPES", "CREATED", "EXPIRES");
        foreach (ListedToken token in tokens)
            table.Add(token.Id, token.Name, string.Join(',', token.Scopes), $"{token.CreatedAt:yyyy-MM-dd}", token.ExpiresAt is { } end ? $"{end:yyyy-MM-dd}" : "never");
        table.WriteTo(output);
    }
}

/// <summary>Generated serialisers of it.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ListedToken))]
[JsonSerializable(typeof(IReadOnlyList<ListedToken>))]
internal sealed partial class TokenJson : JsonSerializerContext;
