using System.Globalization;
using AgentOS.Images.Recipes;

namespace AgentOS.Images.Building;

/// <summary>What stands before the paths of COPY and ADD.</summary>
/// <param name="From">A stage or an image; null is the context.</param>
/// <param name="UserId">Owner.</param>
/// <param name="GroupId">Group.</param>
/// <param name="Mode">Permission bits; null keeps a file's own.</param>
internal sealed record CopyOptions(string? From, uint UserId, uint GroupId, int? Mode)
{
    private const string FromOption = "--from=", OwnerOption = "--chown=", ModeOption = "--chmod=";

    /// <summary>Reads them off the words.</summary>
    /// <param name="line">The instruction.</param>
    /// <param name="words">Its words; paths are left.</param>
    public static CopyOptions Take(RecipeLine line, List<string> words)
    {
        CopyOptions options = new(null, 0, 0, null);
        for (; words.Count > 0 && words[0].StartsWith("--", StringComparison.Ordinal); words.RemoveAt(0))
        {
            options = words[0] switch
            {
                var word when word.StartsWith(FromOption, StringComparison.Ordinal) && line.Instruction == "COPY" => options with { From = word[FromOption.Length..] },
                var word when word.StartsWith(OwnerOption, StringComparison.Ordinal) => options.OwnedBy(line, word[OwnerOption.Length..]),
                var word when word.StartsWith(ModeOption, StringComparison.Ordinal) => options with { Mode = ParseMode(line, word[ModeOption.Length..]) },
                var word => throw line.Refuse($"{word} is not supported; {(line.Instruction == "COPY" ? FromOption + "STAGE, " : "")}{OwnerOption}UID:GID and {ModeOption}OCTAL are"),
            };
        }

        return options;
    }

    private CopyOptions OwnedBy(RecipeLine line, string owner)
    {
        string[] parts = owner.Split(':');
        if (parts.Length > 2 || !uint.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out uint user) || !uint.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out uint group))
            throw line.Refuse($"'{owner}': an owner is UID or UID:GID, in numbers");
        return this with { UserId = user, GroupId = group };
    }

    private static int ParseMode(RecipeLine line, string mode) =>
        mode.Length is > 0 and <= 4 && mode.All(digit => digit is >= '0' and <= '7') ? Convert.ToInt32(mode, 8) : throw line.Refuse($"'{mode}': permissions are up to four octal digits");
}
