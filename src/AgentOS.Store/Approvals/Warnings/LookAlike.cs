using AgentOS.Store.Texts;
using AgentOS.Vault.Providers;

namespace AgentOS.Store.Approvals.Warnings;

/// <summary>Finds names that are taken for a known provider's.</summary>
internal static class LookAlike
{
    // Words that are also parts of many other names.
    private static readonly HashSet<string> s_common = new(StringComparer.Ordinal) { "brave", "google", "e2b", "github" };

    // Known providers' other names.
    private static readonly HashSet<string> s_own = new(StringComparer.Ordinal) { "github.io", "githubusercontent.com", "google.com", "chatgpt.com" };

    // Pairs that look the same in many typefaces; longest first.
    private static readonly (string Shown, string Read)[] s_confusable =
        [("rn", "m"), ("vv", "w"), ("0", "o"), ("1", "l"), ("3", "e"), ("4", "a"), ("5", "s"), ("7", "t"), ("i", "l"), ("-", "")];

    /// <summary>The known provider that an unknown one's name is taken for; null when it is none's.</summary>
    public static KnownProvider? OfProvider(string provider) =>
        KnownProvider.Find(provider) is null ? KnownProvider.All.FirstOrDefault(known => IsTakenFor(provider, known.Name)) : null;

    /// <summary>The known provider whose host another one's name is taken for; null when it is none's, or when it is that provider's own.</summary>
    public static KnownProvider? OfHost(string host)
    {
        KnownProvider? near = null;
        foreach (KnownProvider known in KnownProvider.All)
        {
            string own = Domain(known.Host), other = Domain(host);
            if (own == other || s_own.Contains(other))
                return null;
            if (IsTakenFor(other, own) || host.Contains(own + ".", StringComparison.Ordinal) || host.Contains(own + "-", StringComparison.Ordinal) || HasBrand(host, known.Name))
                near ??= known;
        }

        return near;
    }

    private static bool IsTakenFor(string name, string known)
    {
        if (name == known || known.Length < 4)
            return false;
        int near = known.Length >= 8 ? 2 : 1;
        return Skeleton(name) == Skeleton(known) || Spelling.Distance(name, known) <= near;
    }

    // "anthropic-api.net", "login.openai.example.org"; words with the brand in the middle are mostly something else.
    private static bool HasBrand(string host, string brand) =>
        !s_common.Contains(brand) && brand.Length >= 4 && host.Split('.', '-').Any(part => Skeleton(part) == Skeleton(brand));

    /// <summary>The last two labels, which is what somebody registers under most endings.</summary>
    private static string Domain(string host)
    {
        string[] labels = host.Split('.');
        return labels.Length <= 2 ? host : string.Join('.', labels[^2..]);
    }

    private static string Skeleton(string text)
    {
        foreach ((string shown, string read) in s_confusable)
            text = text.Replace(shown, read, StringComparison.Ordinal);
        return text;
    }
}
