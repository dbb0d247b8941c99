using System.Diagnostics;
using System.IO.Compression;
using AgentOS.Images.Configuration;
using AgentOS.Images.Manifests;
using AgentOS.Images.References;

namespace AgentOS.Images.Tests.Samples;

/// <summary>An image made by a test: documents and layers in memory.</summary>
internal sealed class SampleImage
{
    private readonly List<BlobDescriptor> _layers = [];
    private readonly List<ContentDigest> _diffIds = [];

    public Dictionary<ContentDigest, byte[]> Blobs { get; } = [];

    public IReadOnlyList<BlobDescriptor> Layers => _layers;

    public ImagePlatform Platform { get; set; } = ImagePlatform.OfThisMachine;

    /// <summary>An image with one small file, different for each text.</summary>
    public static SampleImage Of(string text) => new SampleImage().Add(SampleLayer.Of(new FileSample("hello", text)));

    /// <summary>Adds a layer as it is, plain or compressed already.</summary>
    public SampleImage Add(byte[] blob, byte[]? unpacked = null)
    {
        _layers.Add(new(MediaTypes.OciLayer + (unpacked is null ? "" : "+gzip"), Keep(blob), blob.Length));
        _diffIds.Add(ContentDigest.Of(unpacked ?? blob));
        return this;
    }

    public SampleImage AddGzip(byte[] layer) => Add(Gzip(layer), layer);

    public SampleImage AddZstd(byte[] layer) => Add(Filter("zstd", layer), layer);

    /// <summary>The manifest; its configuration is among the blobs.</summary>
    public byte[] Manifest()
    {
        byte[] configuration = ConfigurationReader.Write(new(Platform, ["PATH=/bin", "A=b=c"], ["/bin/sh"], ["-c", "true"], "/work", "1000:100", new Dictionary<string, string> { ["maker"] = "test" }, _diffIds));
        return ManifestWriter.Write(new(new(MediaTypes.OciConfiguration, Keep(configuration), configuration.Length), _layers));
    }

    /// <summary>Writes the OCI image layout.</summary>
    public string WriteLayout(string directory)
    {
        string blobs = Path.Combine(directory, "blobs", "sha256");
        Directory.CreateDirectory(blobs);
        byte[] manifest = Manifest();
        ContentDigest digest = Keep(manifest);
        foreach ((ContentDigest name, byte[] content) in Blobs)
            File.WriteAllBytes(Path.Combine(blobs, name.Hex), content);
        File.WriteAllText(Path.Combine(directory, "oci-layout"), """{"imageLayoutVersion":"1.0.0"}""");
        File.WriteAllText(Path.Combine(directory, "index.json"),
            $$"""{"schemaVersion":2,"manifests":[{"mediaType":"{{MediaTypes.OciManifest}}","digest":"{{digest}}","size":{{manifest.Length}},"annotations":{"org.opencontainers.image.ref.name":"sample:1"} }]}""");
        return directory;
    }

    public static byte[] Gzip(byte[] content)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest))
            gzip.Write(content);
        return packed.ToArray();
    }

    private static byte[] Filter(string program, byte[] content)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, "-q -c") { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        using MemoryStream output = new();
        Task read = process.StandardOutput.BaseStream.CopyToAsync(output);
        process.StandardInput.BaseStream.Write(content);
        process.StandardInput.Close();
        read.GetAwaiter().GetResult();
        process.WaitForExit();
        return output.ToArray();
    }

    private ContentDigest Keep(byte[] content)
    {
        ContentDigest digest = ContentDigest.Of(content);
        Blobs[digest] = content;
        return digest;
    }
}
