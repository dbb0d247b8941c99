using AgentOS.Images.Layers;

namespace AgentOS.Images.Building;

/// <summary>Where COPY takes files from. Paths are relative, bytes as characters; empty is the top.</summary>
internal interface ICopySource
{
    /// <summary>Whether there is a directory (true) or something else (false); null is nothing.</summary>
    bool? IsDirectory(string path);

    /// <summary>The names in a directory.</summary>
    IReadOnlyList<string> NamesIn(string path);

    /// <summary>Writes a file, or a directory with all that is in it.</summary>
    /// <param name="path">Which.</param>
    /// <param name="name">Its name in the layer.</param>
    /// <param name="layer">Takes entries.</param>
    /// <param name="archive">Takes content.</param>
    /// <param name="choose">What becomes of an entry; null leaves it out, and a directory with all that is in it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    void Write(string path, string name, LayerWriter layer, Stream archive, Func<TarEntry, TarEntry?> choose, CancellationToken cancellationToken);
}
