using AgentOS.Images.Blobs;
using AgentOS.Images.Configuration;
using AgentOS.Images.Layers;
using AgentOS.Images.Manifests;
using AgentOS.Images.References;
using AgentOS.Images.Trees;

namespace AgentOS.Images.Building;

/// <summary>An image that is being made: its layers and its settings so far.</summary>
/// <param name="subject">For errors.</param>
/// <param name="blobs">Where its layers are.</param>
/// <param name="limits">Bounds.</param>
internal sealed class BuildStage(string subject, BlobStore blobs, ImageLimits limits)
{
    private readonly List<BlobDescriptor> _layers = [];
    private readonly ImageTree _tree = new(new(subject, limits));
    private int _applied;

    /// <summary>Layers, lowest first.</summary>
    public IReadOnlyList<BlobDescriptor> Layers => _layers;

    /// <summary>How its programs are started.</summary>
    public ImageConfiguration Configuration { get; set; } = new(
        ImagePlatform.OfThisMachine, ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"], [], [], "/", "", new Dictionary<string, string>(StringComparer.Ordinal), []);

    /// <summary>Values of ARG.</summary>
    public Dictionary<string, string> Arguments { get; } = new(StringComparer.Ordinal);

    /// <summary>Begins with what another image has.</summary>
    public void Begin(IReadOnlyList<BlobDescriptor> layers, ImageConfiguration configuration)
    {
        _layers.AddRange(layers);
        Configuration = configuration;
    }

    /// <summary>Puts a layer on top that is not compressed.</summary>
    public void Add(ContentDigest layer)
    {
        _layers.Add(new(MediaTypes.OciLayer, layer, new FileInfo(blobs.PathOf(layer)).Length));
        Configuration = Configuration with { DiffIds = [.. Configuration.DiffIds, layer] };
    }

    /// <summary>A variable: ENV before ARG.</summary>
    public string? Variable(string name) =>
        Configuration.Environment.LastOrDefault(variable => variable.StartsWith(name + "=", StringComparison.Ordinal)) is { } found ? found[(name.Length + 1)..] : Arguments.GetValueOrDefault(name);

    /// <summary>A path as the recipe means it, absolute.</summary>
    public string Resolve(string path) => Path.GetFullPath(path, Configuration.WorkingDirectory);

    /// <summary>Its files so far.</summary>
    public ImageTree Tree(CancellationToken cancellationToken)
    {
        ImageLayers layers = Read();
        for (; _applied < _layers.Count; _applied++)
        {
            int current = _applied;
            layers.ReadAgain(current, (entry, index, _) => _tree.Apply(entry, current, index), int.MaxValue, cancellationToken);
        }

        return _tree;
    }

    /// <summary>Its layers, for reading.</summary>
    public ImageLayers Read() => new(subject, new(new("", default, 0), _layers), Configuration, blobs, limits);

    /// <summary>Writes its documents.</summary>
    public async Task<(ContentDigest Digest, ImageManifest Manifest)> WriteAsync(CancellationToken cancellationToken)
    {
        byte[] configuration = ConfigurationReader.Write(Configuration);
        ImageManifest manifest = new(new(MediaTypes.OciConfiguration, await blobs.AddAsync(configuration, cancellationToken), configuration.Length), [.. _layers]);
        return (await blobs.AddAsync(ManifestWriter.Write(manifest), cancellationToken), manifest);
    }
}
