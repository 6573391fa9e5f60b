namespace Akka.Configuration.Hocon;

/// <summary>
/// Where a field stands in its document: its parent's path (null at the root) and its key. The elements of an array have
/// no key, since no path can reach them.
/// </summary>
internal sealed class FieldPath(FieldPath? parent, string? name)
{
    private readonly int _length = parent is null ? 1 : parent._length + 1;

    /// <summary>
    /// Whether <paramref name="path"/> leads to this field or into it; then <paramref name="rest"/> is the way on from here.
    /// </summary>
    public bool Leads(string[] path, out string[] rest)
    {
        rest = [];
        if (path.Length < _length)
            return false;
        var key = this;
        for (var i = _length - 1; key is not null; i--, key = key.Parent)
        {
            if (key.Name != path[i])
                return false;
        }
        rest = path[_length..];
        return true;
    }

    public string[] ToArray()
    {
        var keys = new string[_length];
        var key = this;
        for (var i = _length - 1; key is not null; i--, key = key.Parent)
            keys[i] = key.Name ?? "";
        return keys;
    }

    public override string ToString() => string.Join('.', ToArray());

    private FieldPath? Parent => parent;

    private string? Name => name;
}
