using AgentOS.Images.References;
using AgentOS.Images.Tests.Samples;

namespace AgentOS.Images.Tests.Registries;

/// <summary>Answers for one image as a registry should, except where a test says otherwise.</summary>
internal static class ScriptedRegistry
{
    public static ScriptedServer Serve(SampleImage image, Func<ScriptedRequest, ScriptedAnswer?>? instead = null)
    {
        byte[] manifest = image.Manifest();
        return new ScriptedServer(request => instead?.Invoke(request) ?? Answer(image, manifest, request));
    }

    public static bool IsLayer(this ScriptedRequest request, SampleImage image) => request.Path.EndsWith(image.Layers[0].Digest.ToString(), StringComparison.Ordinal);

    public static ScriptedAnswer Answer(SampleImage image, byte[] manifest, ScriptedRequest request)
    {
        string last = request.Path[(request.Path.LastIndexOf('/') + 1)..];
        if (request.Path.Contains("/manifests/", StringComparison.Ordinal))
            return new(200, manifest, "Content-Type: application/vnd.oci.image.manifest.v1+json");
        return ContentDigest.TryParse(last, out ContentDigest digest) && image.Blobs.TryGetValue(digest, out byte[]? blob) ? ScriptedAnswer.Blob(blob, request) : ScriptedAnswer.NotFound();
    }
}
