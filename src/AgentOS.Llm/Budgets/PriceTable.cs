using System.Collections.Frozen;

namespace AgentOS.Llm.Budgets;

/// <summary>Prices by model. Immutable: a change is another table.</summary>
/// <param name="prices">By the model's name; a name that ends in <c>*</c> is for all that begin so, the longest counts.</param>
public sealed class PriceTable(IReadOnlyDictionary<string, ModelPrice> prices)
{
    private readonly FrozenDictionary<string, ModelPrice> _exact = prices.ToFrozenDictionary(StringComparer.Ordinal);
    private readonly (string Prefix, ModelPrice Price)[] _prefixes =
        [.. prices.Where(entry => entry.Key.EndsWith('*')).Select(entry => (entry.Key[..^1], entry.Value)).OrderByDescending(entry => entry.Item1.Length)];

    /// <summary>Nothing has a price.</summary>
    public static PriceTable Empty { get; } = new(new Dictionary<string, ModelPrice>(StringComparer.Ordinal));

    /// <summary>A model's price; null when nobody knows.</summary>
    public ModelPrice? Find(string model)
    {
        if (_exact.TryGetValue(model, out ModelPrice? price))
            return price;
        foreach ((string prefix, ModelPrice found) in _prefixes)
        {
            if (model.StartsWith(prefix, StringComparison.Ordinal))
                return found;
        }

        return null;
    }
}
