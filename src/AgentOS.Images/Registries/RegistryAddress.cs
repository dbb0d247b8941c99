using AgentOS.Images.References;

namespace AgentOS.Images.Registries;

/// <summary>Where a registry's interface is.</summary>
/// <param name="Registry">Its name in references, and in lists of credentials.</param>
/// <param name="Origin">Scheme, host and port.</param>
internal sealed record RegistryAddress(string Registry, Uri Origin)
{
    /// <summary>The address of a registry: HTTPS, except on this machine itself or where plain HTTP was asked for.</summary>
    public static RegistryAddress Of(string name, RegistryOptions options)
    {
        string registry = name == ImageReference.DefaultRegistry && options.Mirror is { } mirror ? mirror : name;
        string scheme = options.IsPlain || RegistryHost.IsLoopback(registry) ? Uri.UriSchemeHttp : Uri.UriSchemeHttps;
        string host = registry == ImageReference.DefaultRegistry ? "registry-1.docker.io" : registry;
        return new(registry, new Uri($"{scheme}://{host}"));
    }

    /// <summary>A path of a repository.</summary>
    public Uri At(string repository, string kind, string name) => new(Origin, $"/v2/{repository}/{kind}/{name}");

    /// <summary>Whether what is sent there is seen by the registry alone.</summary>
    public bool IsSameOrigin(Uri other) =>
        other.Scheme == Origin.Scheme && other.Port == Origin.Port && string.Equals(other.Host, Origin.Host, StringComparison.OrdinalIgnoreCase);
}
