/**
 * Colours and sizes of both themes. Greys are darker than Ant Design's own, so that small text keeps a contrast of
 * 4.5 : 1.
 */
import { theme as antTheme, type ThemeConfig } from 'antd';

export type ThemeMode = 'light' | 'dark';

const fontFamily =
  "system-ui, -apple-system, 'Segoe UI', Roboto, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif";

const shared = { fontFamily, borderRadius: 6, fontSize: 14, controlHeight: 34 };

const light: ThemeConfig = {
  algorithm: antTheme.defaultAlgorithm,
  token: {
    ...shared,
    colorPrimary: '#1d5bb0',
    // Darker on hover, as in the dark theme, so that text stays readable.
    colorPrimaryHover: '#174a91',
    colorPrimaryActive: '#123b74',
    colorLink: '#1d5bb0',
    colorInfo: '#1d5bb0',
    colorSuccess: '#217a3c',
    colorWarning: '#9a5b00',
    colorError: '#c4232d',
    colorErrorHover: '#a11c25',
    colorErrorActive: '#82161d',
    colorTextSecondary: 'rgba(0, 0, 0, 0.68)',
    colorTextTertiary: 'rgba(0, 0, 0, 0.62)',
    colorTextDescription: 'rgba(0, 0, 0, 0.64)',
    colorTextPlaceholder: 'rgba(0, 0, 0, 0.58)',
    colorBgLayout: '#f4f5f7',
    colorSuccessBg: '#e3f4e8',
    colorSuccessBorder: '#a9d8b7',
    colorWarningBg: '#fff3dc',
    colorWarningBorder: '#efcf96',
    colorErrorBg: '#fdebec',
    colorErrorBorder: '#f3bcc0',
    colorInfoBg: '#e7f0fc',
    colorInfoBorder: '#b3cff2',
  },
};

const dark: ThemeConfig = {
  algorithm: antTheme.darkAlgorithm,
  token: {
    ...shared,
    colorPrimary: '#3f7fdb',
    // Darker on hover, so that white text stays readable.
    colorPrimaryHover: '#3873ca',
    colorPrimaryActive: '#2f65b5',
    colorLink: '#82b4ff',
    colorInfo: '#5b9bf5',
    colorSuccess: '#5cc27a',
    colorWarning: '#e0a33a',
    // Light enough for text on black. Text on a button of this colour is dark, see below.
    colorError: '#ff8083',
    colorTextSecondary: 'rgba(255, 255, 255, 0.74)',
    colorTextTertiary: 'rgba(255, 255, 255, 0.66)',
    colorTextDescription: 'rgba(255, 255, 255, 0.68)',
    colorTextPlaceholder: 'rgba(255, 255, 255, 0.6)',
  },
  components: {
    // Text under the pointer: the colour of primary buttons under it is too dark on black.
    Button: { dangerColor: '#1f0506', defaultHoverColor: '#82b4ff', defaultActiveColor: '#82b4ff' },
    Tabs: { itemHoverColor: '#82b4ff', itemActiveColor: '#82b4ff' },
    Menu: { itemSelectedColor: '#a8cbff' },
  },
};

export const themes: Record<ThemeMode, ThemeConfig> = { light, dark };
