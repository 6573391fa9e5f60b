// Placeholder until the HOCON implementation lands: delete this file then.
#pragma warning disable
namespace Akka.Configuration;

public class ConfigurationException(string m) : System.Exception(m);
public class HObj { public Dictionary<string, object> Items = new(); }
public class HVal { public HObj GetObject() => new(); }
public class Config { public Config WithFallback(Config c) => this; public string GetString(string p, string d = null) => d; public int GetInt(string p, int d = 0) => d; public bool GetBoolean(string p, bool d = false) => d; public TimeSpan GetTimeSpan(string p, TimeSpan? d = null, bool inf = true) => d.Value; public Config GetConfig(string p) => this; public bool HasPath(string p) => true; public IList<string> GetStringList(string p, string[] d) => d; public HVal Root => new(); public long? GetByteSize(string p) => null; }
public static class ConfigurationFactory { public static Config Empty => new(); public static Config Default() => new(); public static Config ParseString(string s) => new(); }
