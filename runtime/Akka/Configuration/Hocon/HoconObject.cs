namespace Akka.Configuration.Hocon;

/// <summary>Keys and their values. It never changes.</summary>
public sealed class HoconObject
{
    private readonly Dictionary<string, HoconValue> _items;

    internal HoconObject(Dictionary<string, HoconValue> items) => _items = items;

    /// <summary>The keys with their values, as a copy of one's own.</summary>
    public Dictionary<string, HoconValue> Items => new(_items);

    internal int Count => _items.Count;

    internal HoconValue? Get(string key) => _items.GetValueOrDefault(key);

    internal static HoconObject Merge(HoconObject upper, HoconObject lower)
    {
        var items = new Dictionary<string, HoconValue>(lower._items);
        foreach (var (key, value) in upper._items)
            items[key] = items.TryGetValue(key, out var below) ? HoconValue.Merge(value, below) : value;
        return new HoconObject(items);
    }
}
