using System.Collections;
using System.Reflection;
using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Tests.Cluster;

/// <summary>Fills records by reflection, and describes all that they hold.</summary>
internal sealed class SampleMessages
{
    private readonly Dictionary<Type, int> _kinds = [];
    private int _number = 1;

    /// <summary>Whether everything has a value, each another; else whatever may be is absent, empty or zero.</summary>
    public required bool IsFull { get; init; }

    /// <summary>The records that are of an abstract one, in an order that is always the same.</summary>
    public static IReadOnlyList<Type> KindsOf(Type type) =>
        [.. type.Assembly.GetTypes().Where(kind => kind.IsSubclassOf(type)).OrderBy(kind => kind.Name, StringComparer.Ordinal)];

    /// <summary>The properties that a record holds.</summary>
    public static IEnumerable<PropertyInfo> PropertiesOf(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite);

    /// <summary>A filled record.</summary>
    public T Of<T>() => (T)Of(typeof(T));

    /// <summary>A filled record.</summary>
    public object Of(Type type)
    {
        if (type.GetField("Instance") is { IsStatic: true } single)
            return single.GetValue(null)!;
        var constructor = type.GetConstructors().MaxBy(candidate => candidate.GetParameters().Length)!;
        var record = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter.ParameterType, IsOptional(parameter)))]);
        foreach (var property in PropertiesOf(type).Where(property => constructor.GetParameters().All(parameter => parameter.Name != property.Name)))
            property.SetValue(record, Value(property.PropertyType, new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable));
        return record;
    }

    /// <summary>All that a value holds, as a text.</summary>
    public static string Describe(object? value) => value switch
    {
        null => "nothing",
        string text => $"\"{text}\"",
        Nickname nickname => nickname.Text,
        ServerText text => $"{text.Pattern} {Describe(text.Values)}",
        DateTimeOffset time => $"{time.ToUnixTimeMilliseconds()}",
        IEnumerable list => $"[{string.Join(", ", list.Cast<object>().Select(Describe))}]",
        _ when PropertiesOf(value.GetType()).ToList() is { Count: > 0 } properties && value is not TimeSpan =>
            $"{value.GetType().Name} {{ {string.Join(", ", properties.Select(property => $"{property.Name} = {Describe(property.GetValue(value))}"))} }}",
        _ => $"{value.GetType().Name} {value}",
    };

    private static bool IsOptional(ParameterInfo parameter) =>
        Nullable.GetUnderlyingType(parameter.ParameterType) is not null || new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable;

    private object? Value(Type type, bool isOptional)
    {
        if (isOptional && !IsFull)
            return null;
        type = Nullable.GetUnderlyingType(type) ?? type;
        _number++;
        return type switch
        {
            _ when type == typeof(Nickname) => Nickname.Restore($"name{_number}"),
            _ when type == typeof(ServerText) => IsFull ? ServerText.Restore("{0}, {1}", $"value{_number}", DurationText.Of(TimeSpan.FromSeconds(_number))) : ServerText.Empty,
            _ when type == typeof(SecretHash) => SecretHash.OfToken($"{_number}"),
            _ when type == typeof(AddressRange) => new AddressRange($"10.0.{_number % 256}.0/24"),
            _ when type == typeof(DateTimeOffset) => DateTimeOffset.FromUnixTimeMilliseconds(1_775_000_000_000 + _number),
            _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) => ListOf(type.GetGenericArguments()[0]),
            _ when type == typeof(string) => IsFull ? $"{_number + 0x1000:x4}" : "", // some must be hexadecimal digits
            _ when type == typeof(bool) => IsFull,
            _ when type == typeof(int) => IsFull ? _number : 0,
            _ when type == typeof(long) => IsFull ? (long)int.MaxValue + _number : 0L,
            _ when type == typeof(TimeSpan) => TimeSpan.FromMilliseconds(_number),
            _ when type.IsEnum => Enum.GetValues(type).GetValue(IsFull ? Enum.GetValues(type).Length - 1 : 0),
            _ when type.IsAbstract => Of(NextKindOf(type)),
            _ => Of(type),
        };
    }

    // So long that each kind of what is abstract is in it.
    private Array ListOf(Type element)
    {
        var list = Array.CreateInstance(element, IsFull ? KindsOf(typeof(RoomEvent)).Count : 0);
        for (var i = 0; i < list.Length; i++)
            list.SetValue(Value(element, isOptional: false), i);
        return list;
    }

    private Type NextKindOf(Type type)
    {
        var kinds = KindsOf(type);
        var next = _kinds.GetValueOrDefault(type);
        _kinds[type] = next + 1;
        return kinds[next % kinds.Count];
    }
}
