using System.Net.Http.Headers;
using System.Text.Json;
using AgentOS.Errors;

namespace AgentOS.Images.Registries;

/// <summary>Answers a registry's challenges: with Basic where it wants that, else with a token of the service it names.</summary>
/// <param name="address">The registry.</param>
/// <param name="repository">What it is about.</param>
/// <param name="credentials">What this user has.</param>
/// <param name="http">Sends, and follows no redirects.</param>
internal sealed class RegistryAuthorization(RegistryAddress address, string repository, RegistryCredentials credentials, HttpMessageInvoker http)
{
    private const int LargestToken = 1 << 20;

    private AuthenticationHeaderValue? _current;

    /// <summary>What is sent with requests to the registry itself; null until it asked.</summary>
    public AuthenticationHeaderValue? Current => Volatile.Read(ref _current);

    /// <summary>Makes what the challenges ask for <see cref="Current"/>.</summary>
    /// <exception cref="AgentOSException"><see cref="ImageErrors.Denied"/>, <see cref="ImageErrors.Insecure"/>, <see cref="ImageErrors.Protocol"/>.</exception>
    public async Task AnswerAsync(IEnumerable<AuthenticationHeaderValue> headers, CancellationToken cancellationToken)
    {
        List<AuthenticationChallenge> challenges = [.. headers.Select(AuthenticationChallenge.Read)];
        string? basic = credentials.Find(address.Registry);
        if (challenges.Find(challenge => challenge.Scheme == "bearer") is { } bearer)
            Volatile.Write(ref _current, new("Bearer", await FetchTokenAsync(bearer, basic, cancellationToken)));
        else if (basic is not null && challenges.Exists(challenge => challenge.Scheme == "basic"))
            Volatile.Write(ref _current, new("Basic", basic));
        else
            throw new AgentOSException(ImageErrors.Denied, "pull from", address.Registry, "it asks for credentials");
    }

    private async Task<string> FetchTokenAsync(AuthenticationChallenge challenge, string? basic, CancellationToken cancellationToken)
    {
        Uri service = ServiceOf(challenge);
        using HttpRequestMessage request = new(HttpMethod.Get, service);
        if (basic is not null)
            request.Headers.Authorization = new("Basic", basic);
        using HttpResponseMessage answer = await http.SendAsync(request, cancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            throw (int)answer.StatusCode is 401 or 403
                ? new AgentOSException(ImageErrors.Denied, "pull from", address.Registry, $"{service.Host} gives no token")
                : new AgentOSException(ImageErrors.Protocol, "pull from", address.Registry, $"{service.Host} answers {(int)answer.StatusCode}");
        }

        try
        {
            byte[] content = await BoundedContent.ReadAsync(answer.Content, LargestToken, service.Host, cancellationToken);
            RegistryToken? token = JsonSerializer.Deserialize(content, RegistryJson.Default.RegistryToken);
            string? value = token?.Token ?? token?.AccessToken;
            if (value is { Length: > 0 } && !value.AsSpan().ContainsAnyExceptInRange('!', '~'))
                return value;
        }
        catch (JsonException)
        {
            // Said below.
        }

        throw new AgentOSException(ImageErrors.Protocol, "pull from", address.Registry, $"{service.Host} answers without a token");
    }

    private Uri ServiceOf(AuthenticationChallenge challenge)
    {
        if (!Uri.TryCreate(challenge["realm"], UriKind.Absolute, out Uri? realm) || realm.Scheme is not ("http" or "https") || realm.UserInfo.Length > 0)
            throw new AgentOSException(ImageErrors.Protocol, "pull from", address.Registry, "it names no token service");
        if (realm.Scheme == "http" && address.Origin.Scheme != "http")
            throw new AgentOSException(ImageErrors.Insecure, "pull from", address.Registry, $"its token service is {realm.GetLeftPart(UriPartial.Authority)}");
        string scope = challenge["scope"] ?? $"repository:{repository}:pull";
        string query = $"scope={Uri.EscapeDataString(scope)}" + (challenge["service"] is { } service ? $"&service={Uri.EscapeDataString(service)}" : "");
        return new UriBuilder(realm) { Query = realm.Query.Length > 1 ? $"{realm.Query[1..]}&{query}" : query, Fragment = "" }.Uri;
    }
}
