using AgentOS.Network.Http;
using AgentOS.Network.Http.Requests;
using AgentOS.Policy.Hosts;

namespace AgentOS.Kernel.Http;

/// <summary>Where a server sends a request on to (RFC 9110, 15.4).</summary>
internal static class Redirection
{
    // What is for one host is no other host's business.
    private static readonly string[] s_private = ["Authorization", "Cookie", "Proxy-Authorization", "X-Api-Key", "X-Goog-Api-Key"];

    /// <summary>The request to make in place of one; null when the answer is no redirection that can be followed.</summary>
    /// <exception cref="FormatException">It leads to what is no URL.</exception>
    public static OutgoingRequest? Next(OutgoingRequest request, ResponseHead answer)
    {
        if (answer.Status is not (301 or 302 or 303 or 307 or 308) || answer.Header["Location"] is not { Length: > 0 } location)
            return null;
        HttpTarget target = HttpTarget.Parse(Absolute(request, location));
        bool isSameHost = target.Host == request.Target.Host && target.Port == request.Target.Port && target.IsSecure == request.Target.IsSecure;
        OutgoingRequest next = request with
        {
            Target = target,
            Header = isSameHost ? request.Header : request.Header.Where(field => !s_private.Contains(field.Key, StringComparer.OrdinalIgnoreCase)).ToDictionary(StringComparer.OrdinalIgnoreCase),
        };
        // As every browser does: what was posted is not posted again where 301, 302 and 303 lead.
        return answer.Status is 307 or 308 || request.Method is "GET" or "HEAD" ? next : next with { Method = "GET", Body = default };
    }

    private static string Absolute(OutgoingRequest request, string location)
    {
        string scheme = request.Target.IsSecure ? "https:" : "http:";
        return location switch
        {
            ['/', '/', ..] => scheme + location,
            ['/', ..] => $"{scheme}//{request.Authority}{location}",
            _ when location.Contains("://", StringComparison.Ordinal) => location,
            _ => $"{scheme}//{request.Authority}{Directory(request.Target.PathAndQuery)}{location}",
        };
    }

    private static string Directory(string pathAndQuery)
    {
        string path = pathAndQuery.Split('?')[0];
        return path[..(path.LastIndexOf('/') + 1)];
    }
}
