using AgentOS.Images.Blobs;
using AgentOS.Images.Layers;
using AgentOS.Images.Recipes;
using AgentOS.Images.References;
using AgentOS.Images.Trees;

namespace AgentOS.Images.Building;

/// <summary>
/// COPY and ADD: a layer with files of the context, of another stage or of an archive. Times are left out, so that the same content is the same layer; directories that the
/// image has stay as they are.
/// </summary>
/// <param name="line">The instruction.</param>
/// <param name="stage">What it is done to.</param>
/// <param name="source">Where the files are.</param>
/// <param name="options">What becomes of them.</param>
internal sealed class CopyStep(RecipeLine line, BuildStage stage, ICopySource source, CopyOptions options)
{
    private ImageTree _tree = null!;

    /// <summary>Writes the layer.</summary>
    /// <param name="paths">Sources and, last, the destination.</param>
    /// <param name="blobs">Takes it.</param>
    /// <param name="limits">Bounds.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ContentDigest> RunAsync(IReadOnlyList<string> paths, BlobStore blobs, ImageLimits limits, CancellationToken cancellationToken)
    {
        if (paths.Count < 2)
            throw line.Refuse("it takes what to copy, and where to");
        _tree = stage.Tree(cancellationToken);
        List<string> found = [.. paths.SkipLast(1).SelectMany(Find)];
        string target = stage.Resolve(paths[^1]);
        bool isDirectory = paths[^1].EndsWith('/') || paths[^1] is "." or ".." || found.Count > 1 || _tree.Find(target) is ImageDirectory;
        await using BlobWriter blob = await blobs.CreateAsync(limits.Blob, cancellationToken);
        LayerWriter layer = new(blob);
        foreach (string path in found)
            Copy(path, target.Trim('/'), isDirectory, layer, blob, limits, cancellationToken);
        layer.End();
        return blob.Finish();
    }

    private void Copy(string path, string target, bool isDirectory, LayerWriter layer, Stream archive, ImageLimits limits, CancellationToken cancellationToken)
    {
        bool isTree = source.IsDirectory(path) == true;
        if (!isTree && line.Instruction == "ADD" && ArchiveFiles.TryOpen(((ContextFiles)source).Open(path), path, limits) is { } unpacked)
        {
            using (unpacked)
                unpacked.Write(target, layer, archive, cancellationToken);
            return;
        }

        // Of a directory its content is copied, as Docker does.
        string name = isTree || !isDirectory ? target : Path.Combine(target, path[(path.LastIndexOf('/') + 1)..]);
        source.Write(path, name, layer, archive, Choose, cancellationToken);
    }

    private TarEntry? Choose(TarEntry entry)
    {
        if (entry.Kind == TarEntryKind.Directory && _tree.Find(entry.Name) is ImageDirectory there)
            return entry with { Mode = there.Mode, UserId = there.UserId, GroupId = there.GroupId, ModifyTime = there.ModifyTime, ExtendedAttributes = there.ExtendedAttributes };
        return entry with
        {
            UserId = options.UserId,
            GroupId = options.GroupId,
            Mode = entry.Kind == TarEntryKind.SymbolicLink ? entry.Mode : options.Mode ?? entry.Mode,
            ModifyTime = 0,
            ExtendedAttributes = PaxRecords.NoAttributes,
        };
    }

    // Wildcards are replaced name by name; what is written without one must be there.
    private List<string> Find(string pattern)
    {
        string clean = Path.GetFullPath("/" + pattern).Trim('/');
        List<string> found = [""];
        foreach (string name in clean.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            found = [.. found.SelectMany(directory => PathPattern.IsPattern(name)
                ? source.IsDirectory(directory) == true ? source.NamesIn(directory).Where(inner => PathPattern.Fits(name, inner)).Order(StringComparer.Ordinal).Select(inner => Path.Combine(directory, inner)) : []
                : [Path.Combine(directory, name)])];
        }

        found.RemoveAll(path => source.IsDirectory(path) is null);
        return found.Count > 0 ? found : throw line.Refuse($"'{pattern}' is not there, or is left out by the ignore file");
    }
}
