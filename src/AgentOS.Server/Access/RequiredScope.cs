using AgentOS.Fleet.Tokens;
using Microsoft.AspNetCore.Builder;

namespace AgentOS.Server.Access;

/// <summary>What a route needs; a route that says nothing needs everything.</summary>
/// <param name="Scopes">All of these; <see cref="TokenScopes.None"/> is open to everybody.</param>
internal sealed record RequiredScope(TokenScopes Scopes)
{
    /// <summary>That of a route that says nothing.</summary>
    public static RequiredScope Everything { get; } = new(TokenScopes.Usual | TokenScopes.Admin);
}

/// <summary>How routes say it.</summary>
internal static class RequiredScopeExtensions
{
    /// <summary>Needs a token that may do this.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder route, TokenScopes scopes)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new RequiredScope(scopes));

    /// <summary>Needs no token.</summary>
    public static TBuilder IsOpen<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.Needs(TokenScopes.None);
}
