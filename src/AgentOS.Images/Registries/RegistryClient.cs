using System.Net;
using System.Net.Http.Headers;
using AgentOS.Errors;
using AgentOS.Images.Manifests;
using AgentOS.Images.References;

namespace AgentOS.Images.Registries;

/// <summary>One repository of a registry (OCI distribution specification 1.1, the part that pulls).</summary>
internal sealed class RegistryClient : IDisposable
{
    private static readonly string[] s_manifests = [MediaTypes.OciIndex, MediaTypes.OciManifest, MediaTypes.DockerIndex, MediaTypes.DockerManifest];

    private readonly HttpMessageInvoker _http;
    private readonly RegistryAddress _address;
    private readonly RegistryRequests _requests;
    private readonly string _repository;
    private readonly int _largestDocument;

    /// <summary>A client; nothing is sent yet.</summary>
    public RegistryClient(ImageReference reference, RegistryOptions options, ImageLimits limits)
    {
        _address = RegistryAddress.Of(reference.Registry, options);
        _repository = reference.Repository;
        _largestDocument = limits.Document;
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            // Redirects are followed by RegistryRequests, which knows whom credentials may be shown to.
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(30),
            ResponseDrainTimeout = TimeSpan.Zero,
            UseProxy = !RegistryHost.IsLoopback(_address.Registry),
        });
        _requests = new(_address, new(_address, _repository, options.Credentials, _http), _http);
    }

    /// <summary>Fetches a manifest or an index, and checks it where its digest is known.</summary>
    /// <exception cref="AgentOSException">There is none, or another one.</exception>
    public async Task<byte[]> FetchManifestAsync(string version, CancellationToken cancellationToken)
    {
        try
        {
            using HttpResponseMessage answer = await _requests.GetAsync(_address.At(_repository, "manifests", version), null, s_manifests, cancellationToken);
            CheckStatus(answer, version);
            byte[] content = await BoundedContent.ReadAsync(answer.Content, _largestDocument, Subject(version), cancellationToken);
            return ContentDigest.TryParse(version, out ContentDigest wanted) && ContentDigest.Of(content) != wanted
                ? throw new AgentOSException(ImageErrors.WrongDigest, "pull", Subject(version), $"it is {ContentDigest.Of(content)}")
                : content;
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            throw new AgentOSException(ImageErrors.Unreachable, "pull from", _address.Registry, broken.InnerException?.Message ?? broken.Message, broken);
        }
    }

    /// <summary>Asks for a blob from a byte on. The answer may begin earlier; <see cref="HttpResponseMessage.StatusCode"/> says.</summary>
    /// <exception cref="HttpRequestException">It cannot be reached.</exception>
    public async Task<HttpResponseMessage> OpenBlobAsync(ContentDigest digest, long from, CancellationToken cancellationToken)
    {
        RangeHeaderValue? range = from > 0 ? new(from, null) : null;
        HttpResponseMessage answer = await _requests.GetAsync(_address.At(_repository, "blobs", digest.ToString()), range, [], cancellationToken);
        if (answer.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
            return answer;
        try
        {
            CheckStatus(answer, digest.ToString());
            return answer;
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private void CheckStatus(HttpResponseMessage answer, string version)
    {
        int status = (int)answer.StatusCode;
        switch (status)
        {
            case 200 or 206:
                return;
            case 404:
                throw new AgentOSException(ImageErrors.NotThere, "pull", Subject(version));
            case 401 or 403:
                throw new AgentOSException(ImageErrors.Denied, "pull", Subject(version), $"it answers {status}");
            case 408 or 429 or >= 500:
                throw new HttpRequestException($"it answers {status}", null, answer.StatusCode);
            default:
                throw new AgentOSException(ImageErrors.Protocol, "pull", Subject(version), $"it answers {status}");
        }
    }

    private string Subject(string version) => $"{_address.Registry}/{_repository}{(version.Contains(':') ? '@' : ':')}{version}";
}
