using System.Net;
using System.Net.Http.Headers;
using AgentOS.Errors;

namespace AgentOS.Images.Registries;

/// <summary>Sends requests to one repository: answers challenges, follows redirects, and shows credentials to the registry alone.</summary>
/// <param name="address">The registry.</param>
/// <param name="authorization">What it wants.</param>
/// <param name="http">Sends, and follows no redirects itself.</param>
internal sealed class RegistryRequests(RegistryAddress address, RegistryAuthorization authorization, HttpMessageInvoker http)
{
    private const int MostRedirects = 5;

    /// <summary>Asks; the answer's content is not read yet.</summary>
    /// <exception cref="AgentOSException">The registry refuses, or its answer leads nowhere.</exception>
    /// <exception cref="HttpRequestException">It cannot be reached.</exception>
    public async Task<HttpResponseMessage> GetAsync(Uri target, RangeHeaderValue? range, IReadOnlyList<string> accept, CancellationToken cancellationToken)
    {
        HttpResponseMessage answer = await FollowAsync(target, range, accept, cancellationToken);
        if (answer.StatusCode != HttpStatusCode.Unauthorized)
            return answer;
        using (answer)
        {
            // A challenge of anybody else's would be answered with what only the registry may know.
            if (!address.IsSameOrigin(answer.RequestMessage!.RequestUri!))
                throw new AgentOSException(ImageErrors.Denied, "pull from", answer.RequestMessage.RequestUri!.Host, $"{address.Registry} led there");
            await authorization.AnswerAsync(answer.Headers.WwwAuthenticate, cancellationToken);
        }

        return await FollowAsync(target, range, accept, cancellationToken);
    }

    private async Task<HttpResponseMessage> FollowAsync(Uri target, RangeHeaderValue? range, IReadOnlyList<string> accept, CancellationToken cancellationToken)
    {
        for (int redirects = 0; redirects <= MostRedirects; redirects++)
        {
            HttpResponseMessage answer = await SendAsync(target, range, accept, cancellationToken);
            if ((int)answer.StatusCode is not (301 or 302 or 303 or 307 or 308))
                return answer;
            using (answer)
                target = Next(target, answer.Headers.Location);
        }

        throw new AgentOSException(ImageErrors.Protocol, "pull from", address.Registry, $"more than {MostRedirects} redirects");
    }

    private async Task<HttpResponseMessage> SendAsync(Uri target, RangeHeaderValue? range, IReadOnlyList<string> accept, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, target);
        request.Headers.Range = range;
        foreach (string mediaType in accept)
            request.Headers.Accept.Add(new(mediaType));
        request.Headers.UserAgent.Add(new("agentos", null));
        if (address.IsSameOrigin(target))
            request.Headers.Authorization = authorization.Current;
        return await http.SendAsync(request, cancellationToken);
    }

    private Uri Next(Uri from, Uri? location)
    {
        if (location is null)
            throw new AgentOSException(ImageErrors.Protocol, "pull from", address.Registry, "a redirect to nowhere");
        Uri next = new(from, location);
        if (next.Scheme is not ("http" or "https"))
            throw new AgentOSException(ImageErrors.Protocol, "pull from", address.Registry, $"a redirect to {next.Scheme}");
        return next.Scheme == "http" && from.Scheme == "https"
            ? throw new AgentOSException(ImageErrors.Insecure, "pull from", address.Registry, $"it leads to {next.GetLeftPart(UriPartial.Authority)}")
            : next;
    }
}
