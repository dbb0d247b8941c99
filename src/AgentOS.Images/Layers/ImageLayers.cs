using AgentOS.Errors;
using AgentOS.Images.Blobs;
using AgentOS.Images.Compression;
using AgentOS.Images.Configuration;
using AgentOS.Images.Manifests;
using AgentOS.Images.References;

namespace AgentOS.Images.Layers;

/// <summary>Reads the layers of one image, entry by entry.</summary>
/// <param name="subject">The image, for errors.</param>
/// <param name="manifest">Its layers.</param>
/// <param name="configuration">What they unpack to.</param>
/// <param name="blobs">Where they are.</param>
/// <param name="limits">Bounds.</param>
internal sealed class ImageLayers(string subject, ImageManifest manifest, ImageConfiguration configuration, BlobStore blobs, ImageLimits limits)
{
    private readonly ByteBudget _budget = new(subject, limits.Unpacked);

    /// <summary>Reads all layers to their ends, lowest first, and checks what they unpack to.</summary>
    /// <param name="see">Told of each entry: layer, number in the layer.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="AgentOSException"><see cref="ImageErrors.BadLayer"/>, <see cref="ImageErrors.TooLarge"/>, <see cref="ImageErrors.WrongDigest"/>.</exception>
    public void ReadAll(Action<TarEntry, int, int> see, CancellationToken cancellationToken)
    {
        for (int layer = 0; layer < manifest.Layers.Count; layer++)
        {
            int current = layer;
            ContentDigest digest = Read(current, _budget, (entry, index, _) => see(entry, current, index), int.MaxValue, cancellationToken)!.Value;
            if (digest != configuration.DiffIds[layer])
                throw new AgentOSException(ImageErrors.WrongDigest, "unpack", subject, $"layer {layer + 1} unpacks to {digest}");
        }
    }

    /// <summary>Reads one layer as far as it is needed, again: its digest is known.</summary>
    /// <param name="layer">Which, from 0.</param>
    /// <param name="see">Told of each entry, its number, and what reads its content.</param>
    /// <param name="last">The last entry that is needed.</param>
    /// <param name="cancellationToken">Stops.</param>
    public void ReadAgain(int layer, Action<TarEntry, int, TarReader> see, int last, CancellationToken cancellationToken) =>
        Read(layer, new(subject, limits.Unpacked), see, last, cancellationToken);

    private ContentDigest? Read(int layer, ByteBudget budget, Action<TarEntry, int, TarReader> see, int last, CancellationToken cancellationToken)
    {
        using LayerStream stream = new(LayerCompression.Open(blobs.Open(manifest.Layers[layer].Digest)), budget);
        TarReader reader = new(stream);
        try
        {
            for (int index = 0; index <= last && reader.Next() is { } entry; index++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                see(entry, index, reader);
            }

            return last == int.MaxValue ? stream.Finish() : null;
        }
        catch (InvalidDataException damaged)
        {
            throw new AgentOSException(ImageErrors.BadLayer, "unpack", subject, $"layer {layer + 1}: {damaged.Message}", damaged);
        }
    }
}
